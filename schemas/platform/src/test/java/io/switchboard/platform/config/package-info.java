@NullMarked
package io.switchboard.platform.config;

import org.jspecify.annotations.NullMarked;
