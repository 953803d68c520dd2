package io.switchboard.collector.ops;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.switchboard.collector.ops.Health.Report;
import java.util.Locale;

/** A report as JSON: status, since, and outcome, since, at, reason and backlog (where there are any) of each target. */
final class HealthJson {

    String write(Report report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("status", report.phase().name().toLowerCase(Locale.ROOT));
        root.put("since", report.since().toString());
        ObjectNode targets = root.putObject("targets");
        report.targets().forEach((name, target) -> {
            ObjectNode node = targets.putObject(name);
            node.put("outcome", target.outcome());
            node.put("since", target.since().toString());
            node.put("at", target.at().toString());
            if (!target.reason().isEmpty()) {
                node.put("reason", target.reason());
            }
            if (target.backlog() > 0) {
                node.put("backlog", target.backlog());
            }
        });
        return root.toPrettyString() + "\n";
    }
}
