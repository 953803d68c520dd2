@NullMarked
package io.switchboard.buckets.extract;

import org.jspecify.annotations.NullMarked;
