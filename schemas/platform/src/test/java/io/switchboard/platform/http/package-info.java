/** Tests of the HTTP server and its limits. */
@NullMarked
package io.switchboard.platform.http;

import org.jspecify.annotations.NullMarked;
