package io.switchboard.simulator.account;

import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.Mishap;
import io.switchboard.simulator.fault.Oddities;
import io.switchboard.simulator.fault.Shape;
import io.switchboard.simulator.web.Api;
import io.switchboard.simulator.web.Request;

/** What is particular to one API; the steps that all of them take are {@link VendorDesk}'s. */
public interface VendorApi {
    Api api();

    /** Where its answers can be misshaped. */
    Shape shape();

    Vendor vendor();

    /** Whether it asks for a page behind the first. */
    default boolean isFurtherPage(Request request) {
        return false;
    }

    /** What faults of its own do to the JSON text. */
    default Oddities oddities() {
        return Oddities.NONE;
    }

    /** Whether the answer to the request can have such a fault. */
    default boolean suits(FaultKind kind, Request request) {
        return kind.apis().contains(api()) && (!kind.hitsFurtherPages() || isFurtherPage(request));
    }

    /** The answer, sound but for what the mishap does to rows, pages and times. */
    Answer answer(Account account, Request request, Mishap mishap);
}
