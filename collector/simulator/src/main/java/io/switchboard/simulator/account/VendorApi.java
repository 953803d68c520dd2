package io.switchboard.simulator.account;

import io.switchboard.simulator.fault.FaultEffect;
import io.switchboard.simulator.fault.FaultKind;
import io.switchboard.simulator.fault.JsonShape;
import io.switchboard.simulator.fault.OddShapes;
import io.switchboard.simulator.http.HttpExchangeRequest;
import io.switchboard.simulator.http.SimulatedApi;

/** What is particular to one API; the steps that all of them take are {@link VendorPipeline}'s. */
public interface VendorApi {
    SimulatedApi api();

    /** Where its answers can be misshaped. */
    JsonShape shape();

    SimulatedVendor vendor();

    /** Whether it asks for a page behind the first. */
    default boolean isFurtherPage(HttpExchangeRequest request) {
        return false;
    }

    /** What faults of its own do to the JSON text. */
    default OddShapes oddities() {
        return OddShapes.NONE;
    }

    /** Whether the answer to the request can have such a fault. */
    default boolean suits(FaultKind kind, HttpExchangeRequest request) {
        return kind.apis().contains(api()) && (!kind.hitsFurtherPages() || isFurtherPage(request));
    }

    /** The answer, sound but for what the mishap does to rows, pages and times. */
    SimulatedResponse answer(SimulatedAccount account, HttpExchangeRequest request, FaultEffect mishap);
}
