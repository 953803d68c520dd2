/** Kore's APIs: the tokens, the requests, and the paging. Where the rows lie is in the schemas. */
@NullMarked
package io.switchboard.collector.kore;

import org.jspecify.annotations.NullMarked;
