/** Configuration files: YAML read into records, every fault listed with its path before anything starts. */
@NullMarked
package io.switchboard.streams.config;

import org.jspecify.annotations.NullMarked;
