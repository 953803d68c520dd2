/** What the schemas promise: their form, their documentation, and that every published version stays readable. */
@NullMarked
package io.switchboard.topic;

import org.jspecify.annotations.NullMarked;
