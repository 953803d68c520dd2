/** How records are framed, resolved and refused, and how a registry that fails is borne. */
@NullMarked
package io.switchboard.serde;

import org.jspecify.annotations.NullMarked;
