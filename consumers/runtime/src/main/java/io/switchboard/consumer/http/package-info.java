/** What the HTTP servers of the apps have in common. */
@NullMarked
package io.switchboard.consumer.http;

import org.jspecify.annotations.NullMarked;
