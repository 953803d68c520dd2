/**
 * The configuration file of all programs: YAML read as it is written into validated records, before anything starts.
 * All errors are reported together, each with its line and path.
 */
@NullMarked
package io.switchboard.platform.config;

import org.jspecify.annotations.NullMarked;
