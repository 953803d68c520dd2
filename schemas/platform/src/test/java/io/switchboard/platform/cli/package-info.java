@NullMarked
package io.switchboard.platform.cli;

import org.jspecify.annotations.NullMarked;
