package io.switchboard.simulator.fault;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.switchboard.simulator.web.Api;
import io.switchboard.simulator.web.Delivery;
import io.switchboard.simulator.web.Reply;
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

    private final Faults faults;
    private final Set<String> accounts;
    private final Delivery delivery;

    /**
     * The routes over one set of faults.
     *
     * @param accounts the names a fault may be for
     */
    public FaultRoutes(Faults faults, Set<String> accounts, Delivery delivery) {
        this.faults = faults;
        this.accounts = Set.copyOf(accounts);
        this.delivery = delivery;
    }

    public void addTo(HttpServerRoutes routes) {
        routes.get("/faults", (request, response) -> delivery.send(listing(), response))
                .post("/faults", delivery.replying(request -> add(request.body())))
                .delete("/faults", (request, response) -> delivery.send(clear(), response));
    }

    private Reply add(String body) {
        try {
            faults.add(MAPPER.readValue(body, Wish.class).toFault(accounts));
            return listing();
        } catch (JacksonException e) {
            return Reply.refusal(
                    400, "expected {\"account\":..,\"api\":..,\"kind\":..,\"count\":..}: " + e.getOriginalMessage());
        } catch (IllegalArgumentException e) {
            return Reply.refusal(400, String.valueOf(e.getMessage()));
        }
    }

    private Reply clear() {
        faults.clear();
        return listing();
    }

    private Reply listing() {
        List<Fault> active = faults.list();
        return Reply.json(out -> {
            out.writeStartArray();
            for (Fault fault : active) {
                write(fault, out);
            }
            out.writeEndArray();
        });
    }

    private static void write(Fault fault, JsonGenerator out) throws IOException {
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
    private record Wish(
            @Nullable String account,
            @Nullable String api,
            @Nullable String kind,
            @Nullable Integer count) {
        Fault toFault(Set<String> accounts) {
            if (account != null && !accounts.contains(account)) {
                throw new IllegalArgumentException("no account \"" + account + "\"; there are: " + accounts);
            }
            return new Fault(
                    Optional.ofNullable(account),
                    Optional.ofNullable(api).map(Api::ofWireName),
                    FaultKind.ofWireName(kind == null ? "" : kind),
                    count == null ? OptionalInt.empty() : OptionalInt.of(count));
        }
    }
}
