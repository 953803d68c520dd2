/**
 * What a vendor is to the collector: it reads its accounts out of the file, and an account has a server, a credential
 * and APIs. Each vendor is a package below this one, and uses what stands here for what all vendors' accounts have in
 * common. Nothing but the list of vendors knows them by name.
 */
@NullMarked
package io.switchboard.collector.vendor;

import org.jspecify.annotations.NullMarked;
