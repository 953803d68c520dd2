/** Tests of what operators see of an app. */
@NullMarked
package io.switchboard.consumer.ops;

import org.jspecify.annotations.NullMarked;
