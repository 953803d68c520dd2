/** The answers that the vendors' pages document, and what reads them. */
@NullMarked
package io.switchboard.collector.golden;

import org.jspecify.annotations.NullMarked;
