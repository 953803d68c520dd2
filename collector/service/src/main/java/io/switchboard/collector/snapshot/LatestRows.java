package io.switchboard.collector.snapshot;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * The rows of one poll, one of each key, in the order of the answers. A later page's word counts, for it was asked
 * later; of two rows on one page the order says nothing, and {@link FieldRoles#lasting} decides.
 */
final class LatestRows {
    private final FieldRoles roles;
    private final Map<SpecificRecordBase, SpecificRecordBase> byKey;
    private final Set<SpecificRecordBase> repeated = new LinkedHashSet<>();

    LatestRows(FieldRoles roles, int expected) {
        this.roles = roles;
        this.byKey = LinkedHashMap.newLinkedHashMap(expected);
    }

    /** One page while its rows are added; what is on it is looked for only where a key comes twice. */
    final class RowPage {
        private final List<SpecificRecordBase> rows;
        private Set<SpecificRecordBase> here = Set.of();

        RowPage(List<SpecificRecordBase> rows) {
            this.rows = rows;
        }

        void add(SpecificRecordBase row) {
            SpecificRecordBase key = roles.key(row);
            SpecificRecordBase other = byKey.put(key, row);
            if (other != null && isHere(other)) {
                byKey.put(key, roles.lasting(other, row));
                if (!roles.changed(other, row).isEmpty()) {
                    repeated.add(key);
                }
            }
        }

        private boolean isHere(SpecificRecordBase row) {
            if (here.isEmpty()) {
                here = Collections.newSetFromMap(new IdentityHashMap<>());
                here.addAll(rows);
            }
            return here.contains(row);
        }
    }

    Map<SpecificRecordBase, SpecificRecordBase> byKey() {
        return byKey;
    }

    /** Keys of which one page showed different rows. */
    Set<SpecificRecordBase> repeated() {
        return repeated;
    }
}
