/** How records are framed, resolved and refused, and how a registry that fails is handled. */
@NullMarked
package io.switchboard.serde;

import org.jspecify.annotations.NullMarked;
