/**
 * Kore's status segments as changes of status. Segments come late, are closed, corrected and taken back, so what was
 * reported of each and what lay before it is kept for two days, and a change that alters the past is reported as a
 * correction.
 */
@NullMarked
package io.switchboard.statuschanges.segments;

import org.jspecify.annotations.NullMarked;
