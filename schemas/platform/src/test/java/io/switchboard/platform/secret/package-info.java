@NullMarked
package io.switchboard.platform.secret;

import org.jspecify.annotations.NullMarked;
