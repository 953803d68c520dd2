package io.switchboard.collector.target;

import io.switchboard.collector.target.Substitution.Substituted;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What came to light while the file was read: faults, and the secrets that must never be shown. */
final class Findings {

    private final Substitution substitution;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<Secret> secrets = new LinkedHashSet<>();

    Findings(Substitution substitution) {
        this.substitution = substitution;
    }

    void fault(String path, String message) {
        faults.add(new Fault(path, message));
    }

    Secret secret(String text) {
        Secret secret = new Secret(text);
        secrets.add(secret);
        return secret;
    }

    /** Substitutes; what cannot be substituted is a fault of the path. */
    Substituted substitute(String path, String text) {
        Substituted substituted = substitution.apply(text);
        substituted.problems().forEach(problem -> fault(path, problem));
        return substituted;
    }

    Redactor redactor() {
        return Redactor.of(secrets);
    }

    /** Every fault found, in the order of the file's reading, without secrets. */
    List<Fault> faults() {
        Redactor redactor = redactor();
        return faults.stream()
                .distinct()
                .map(fault -> new Fault(fault.path(), redactor.redact(fault.message())))
                .toList();
    }
}
