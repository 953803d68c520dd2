/** The HTTP server of every program: limits, host allow-list, bearer token, and one form of errors. */
@NullMarked
package io.switchboard.platform.http;

import org.jspecify.annotations.NullMarked;
