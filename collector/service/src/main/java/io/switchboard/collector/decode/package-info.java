/**
 * Reads a vendor's JSON answer straight into Avro rows, in one streaming pass and without a tree. What lies where, and
 * how its text is read, is compiled from the row schemas' properties when the program starts.
 */
@NullMarked
package io.switchboard.collector.decode;

import org.jspecify.annotations.NullMarked;
