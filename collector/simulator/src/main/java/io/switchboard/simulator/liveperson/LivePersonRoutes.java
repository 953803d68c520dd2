package io.switchboard.simulator.liveperson;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.switchboard.simulator.account.Account;
import io.switchboard.simulator.account.Accounts;
import io.switchboard.simulator.account.VendorClock;
import io.switchboard.simulator.account.VendorDesk;
import io.switchboard.simulator.web.Delivery;
import io.switchboard.simulator.web.Json;
import io.switchboard.simulator.web.Reply;
import io.switchboard.simulator.web.Request;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import reactor.netty.http.server.HttpServerRoutes;

/** Where the services are, the login, and the one API. All services are at the simulator's own address. */
public final class LivePersonRoutes {
    private static final List<String> SERVICES = List.of("agentVep", "leDataReporting");

    private final Accounts accounts;
    private final Bearers bearers = new Bearers();
    private final Doorkeeper doorkeeper;
    private final VendorDesk desk;
    private final Delivery delivery;

    public LivePersonRoutes(Accounts accounts, VendorClock clock, VendorDesk desk, Delivery delivery) {
        this.accounts = accounts;
        this.doorkeeper = new Doorkeeper(accounts, clock, bearers);
        this.desk = desk;
        this.delivery = delivery;
    }

    public void addTo(HttpServerRoutes routes) {
        ConversationsApi conversations = new ConversationsApi(doorkeeper, bearers);
        String path = "/operations/api/account/{account}/msgconversation";
        routes.get("/api/account/{account}/service/baseURI.json", delivery.replying(this::services))
                .get("/api/account/{account}/service/{service}/baseURI.json", delivery.replying(this::service))
                .post("/api/account/{account}/login", delivery.replying(this::login))
                .get(path, desk.serve(conversations))
                .post(path, desk.serve(conversations));
    }

    private Reply services(Request request) {
        return find(request)
                .map(account -> Reply.json(out -> {
                    out.writeStartObject();
                    out.writeArrayFieldStart("baseURIs");
                    for (String service : SERVICES) {
                        write(service, account, request, out);
                    }
                    out.writeEndArray();
                    out.writeEndObject();
                }))
                .orElseGet(() -> Doorkeeper.error(404, "Unknown account"));
    }

    private Reply service(Request request) {
        String service = request.place("service");
        return find(request)
                .filter(_ -> SERVICES.contains(service))
                .map(account -> Reply.json(out -> write(service, account, request, out)))
                .orElseGet(() -> Doorkeeper.error(404, "Unknown account or service"));
    }

    private Reply login(Request request) {
        Optional<JsonNode> body = request.json();
        return find(request)
                .filter(account -> body.isPresent()
                        && account.livePerson()
                                .username()
                                .equals(body.get().path("username").textValue())
                        && account.livePerson()
                                .password()
                                .equals(body.get().path("password").textValue()))
                .map(account -> Reply.json(loggedIn(bearers.issue(account.name()))))
                .orElseGet(() -> Doorkeeper.error(401, "Bad username or password"));
    }

    private static Json.Body loggedIn(String bearer) {
        return out -> {
            out.writeStartObject();
            out.writeStringField("bearer", bearer);
            out.writeStringField("csrf", bearer.substring(0, 16));
            out.writeEndObject();
        };
    }

    private Optional<Account> find(Request request) {
        return accounts.find(options -> options.livePerson().accountId(), request.place("account"));
    }

    /** A base URI has no scheme. */
    private static void write(String service, Account account, Request request, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("service", service);
        out.writeStringField("account", account.livePerson().accountId());
        out.writeStringField("baseURI", request.host());
        out.writeEndObject();
    }
}
