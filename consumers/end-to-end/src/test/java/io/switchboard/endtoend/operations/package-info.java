/** What operators run and see: images, metrics, alerts, dashboards, the page. */
@NullMarked
package io.switchboard.endtoend.operations;

import org.jspecify.annotations.NullMarked;
