package io.switchboard.simulator.fault;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.switchboard.simulator.http.HttpReply;
import io.switchboard.simulator.http.ReplyDelivery;
import io.switchboard.simulator.http.SimulatedApi;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRoutes;

/** {@code GET}, {@code POST} and {@code DELETE /faults}. */
public final class FaultRoutes {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final ActiveFaults faults;
    private final Set<String> accounts;
    private final ReplyDelivery delivery;

    /**
     * The routes over one set of faults.
     *
     * @param accounts the names a fault may be for
     */
    public FaultRoutes(ActiveFaults faults, Set<String> accounts, ReplyDelivery delivery) {
        this.faults = faults;
        this.accounts = Set.copyOf(accounts);
        this.delivery = delivery;
    }

    public void addTo(HttpServerRoutes routes) {
        routes.get("/faults", (request, response) -> delivery.send(listing(), response))
                .post("/faults", delivery.replying(request -> add(request.body())))
                .delete("/faults", (request, response) -> delivery.send(clear(), response));
    }

    private HttpReply add(String body) {
        try {
            faults.add(MAPPER.readValue(body, FaultRequest.class).toFault(accounts));
            return listing();
        } catch (JacksonException e) {
            return HttpReply.refusal(
                    400, "expected {\"account\":..,\"api\":..,\"kind\":..,\"count\":..}: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return HttpReply.refusal(400, String.valueOf(e.getMessage()));
        }
    }

    private HttpReply clear() {
        faults.clear();
        return listing();
    }

    private HttpReply listing() {
        List<InjectedFault> active = faults.list();
        return HttpReply.json(out -> {
            out.writeStartArray();
            for (InjectedFault fault : active) {
                write(fault, out);
            }
            out.writeEndArray();
        });
    }

    private static void write(InjectedFault fault, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("account", fault.account().orElse(null));
        if (fault.api().isPresent()) {
            out.writeStringField("api", fault.api().get().wireName());
        }
        out.writeStringField("kind", fault.kind().wireName());
        if (fault.count().isPresent()) {
            out.writeNumberField("count", fault.count().getAsInt());
        }
        out.writeEndObject();
    }

    /** The body of a POST. */
    private record FaultRequest(
            @Nullable String account,
            @Nullable String api,
            @Nullable String kind,
            @Nullable Integer count) {
        InjectedFault toFault(Set<String> accounts) {
            if (account != null && !accounts.contains(account)) {
                throw new IllegalArgumentException("no account \"" + account + "\"; there are: " + accounts);
            }
            return new InjectedFault(
                    Optional.ofNullable(account),
                    Optional.ofNullable(api).map(SimulatedApi::ofWireName),
                    FaultKind.ofWireName(kind == null ? "" : kind),
                    count == null ? OptionalInt.empty() : OptionalInt.of(count));
        }
    }
}
