/** Tests of configuration files. */
@NullMarked
package io.switchboard.streams.config;

import org.jspecify.annotations.NullMarked;
