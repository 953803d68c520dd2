/**
 * A page that shows a contact centre live. One thread reads topics as any subscriber may and folds them into a picture;
 * one server sends every viewer how the picture changes.
 */
@NullMarked
package io.switchboard.wallboard;

import org.jspecify.annotations.NullMarked;
