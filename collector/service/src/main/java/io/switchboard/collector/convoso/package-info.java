/** Convoso's APIs: the requests, and what the vendor says of them. Where the rows lie is in the schemas. */
@NullMarked
package io.switchboard.collector.convoso;

import org.jspecify.annotations.NullMarked;
