/** Tests of configuration files. */
@NullMarked
package io.switchboard.consumer.config;

import org.jspecify.annotations.NullMarked;
