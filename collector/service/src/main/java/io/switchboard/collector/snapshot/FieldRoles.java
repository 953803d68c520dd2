package io.switchboard.collector.snapshot;

import io.switchboard.topic.Dataset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * What each field of a dataset's rows is for, from the schema's {@code role} properties: {@code key} fields name the
 * row, {@code state} and {@code counter} fields make a change when they differ, {@code clock} fields never do.
 */
public final class FieldRoles {
    private static final Set<String> COMPARED = Set.of("state", "counter");
    private static final String SEPARATOR = ",";

    private final Dataset<?, ?, ?> dataset;
    private final int[] keyFields;
    private final Schema.Field[] compared;
    private final List<Schema.Field> eventTimes;
    private final Optional<Schema.Field> starts;
    private final Optional<Schema.Field> ends;
    private final List<Schema.Field> undated;
    private final Schema.Field unread;
    private final RepeatedHour repeatedHour;

    /** Of rows without local times. */
    public FieldRoles(Dataset<?, ?, ?> dataset) {
        this(dataset, Optional.empty());
    }

    /** @param zone of the rows' local times; empty if they have none */
    public FieldRoles(Dataset<?, ?, ?> dataset, Optional<ZoneId> zone) {
        this.dataset = dataset;
        Schema row = dataset.rowSchema();
        keyFields = dataset.keySchema().getFields().stream()
                .mapToInt(field -> row.getField(field.name()).pos())
                .toArray();
        compared = row.getFields().stream()
                .filter(field -> COMPARED.contains(field.getProp("role")))
                .toArray(Schema.Field[]::new);
        eventTimes = named(row, "event_time").toList();
        starts = named(row, "starts").findFirst();
        ends = named(row, "ends").findFirst();
        undated = row.getFields().stream()
                .filter(field -> field.getProp("undated") != null)
                .toList();
        unread = row.getFields().stream()
                .filter(field -> "unread".equals(field.getProp("as")))
                .findFirst()
                .orElseThrow();
        repeatedHour = new RepeatedHour(row, zone);
    }

    /** The fields that a property of the schema names: one, a list of them, or none. */
    private static Stream<Schema.Field> named(Schema row, String property) {
        return switch (row.getObjectProp(property)) {
            case null -> Stream.empty();
            case List<?> names -> names.stream().map(name -> row.getField(name.toString()));
            case Object name -> Stream.of(row.getField(name.toString()));
        };
    }

    /** The dataset whose rows they are. */
    public Dataset<?, ?, ?> dataset() {
        return dataset;
    }

    /** The key of a row. */
    public SpecificRecordBase key(SpecificRecordBase row) {
        var key = (SpecificRecordBase) SpecificData.newInstance(dataset.key(), dataset.keySchema());
        for (int i = 0; i < keyFields.length; i++) {
            key.put(i, row.get(keyFields[i]));
        }
        return key;
    }

    /** Whether every part of a row's key is there. */
    public boolean hasKey(SpecificRecordBase row) {
        for (int field : keyFields) {
            if (row.get(field) == null) {
                return false;
            }
        }
        return true;
    }

    /** Names of the fields that make a change of two rows of one key; none if it is none. */
    List<String> changed(SpecificRecordBase before, SpecificRecordBase after) {
        List<String> names = List.of();
        for (Schema.Field field : compared) {
            if (!Objects.equals(before.get(field.pos()), after.get(field.pos()))) {
                names = names.isEmpty() ? new ArrayList<>() : names;
                names.add(field.name());
            }
        }
        return names;
    }

    /** Says in a row that a field of it could not be read; of a field that makes no change, nothing is said. */
    public void setUnread(SpecificRecordBase row, int position) {
        Schema.Field field = row.getSchema().getFields().get(position);
        if (COMPARED.contains(field.getProp("role"))) {
            SortedSet<String> names = new TreeSet<>(unread(row));
            names.add(field.name());
            row.put(unread.pos(), String.join(SEPARATOR, names));
        }
    }

    /** The same row, of which nothing but the key could be read. */
    public SpecificRecordBase withAllUnread(SpecificRecordBase row) {
        var copy = (SpecificRecordBase) SpecificData.newInstance(dataset.row(), dataset.rowSchema());
        dataset.rowSchema().getFields().forEach(field -> copy.put(field.pos(), row.get(field.pos())));
        for (Schema.Field field : compared) {
            if (field.pos() != unread.pos()) {
                setUnread(copy, field.pos());
            }
        }
        return copy;
    }

    boolean hasUnread(SpecificRecordBase row) {
        return row.get(unread.pos()) != null;
    }

    /** Names of the fields of a row that could not be read. */
    Set<String> unread(SpecificRecordBase row) {
        String names = (String) row.get(unread.pos());
        return names == null ? Set.of() : Set.of(names.split(SEPARATOR));
    }

    /** Of the rows' local times. */
    RepeatedHour repeatedHour() {
        return repeatedHour;
    }

    /**
     * Which of two rows of one key stands, whichever came first: the one whose time ends later or goes on; else the one
     * that changed later by the vendor; else the one that is the greater by the first of the compared fields that
     * differs.
     */
    SpecificRecordBase lasting(SpecificRecordBase one, SpecificRecordBase other) {
        int order = ends.map(field -> compare(one, other, field, 1)).orElse(0);
        for (int i = eventTimes.size() - 1; order == 0 && i >= 0; i--) {
            order = compare(one, other, eventTimes.get(i), -1);
        }
        for (int i = 0; order == 0 && i < compared.length; i++) {
            order = compare(one, other, compared[i], -1);
        }
        return order > 0 ? one : other;
    }

    /** @param none how null compares with a value */
    @SuppressWarnings("unchecked")
    private static int compare(SpecificRecordBase one, SpecificRecordBase other, Schema.Field field, int none) {
        Object first = one.get(field.pos());
        Object second = other.get(field.pos());
        if (first == null) {
            return second == null ? 0 : none;
        }
        if (second == null) {
            return -none;
        }
        return ((Comparable<Object>) first).compareTo(second);
    }

    /** When a new row came to be, by the vendor, if the schema names a field for that and it has a value. */
    Optional<Instant> vendorTime(SpecificRecordBase row) {
        return eventTimes.stream().findFirst().map(field -> (Instant) row.get(field.pos()));
    }

    /** Whether a field says when the row last changed, by the vendor. */
    public boolean isTimeOfChange(int position) {
        return eventTimes.stream()
                .findFirst()
                .filter(field -> field.pos() == position)
                .isPresent();
    }

    /** When a row changed, by the vendor: the first of its times that is among the changed fields. */
    Optional<Instant> vendorTime(SpecificRecordBase row, List<String> changed) {
        return eventTimes.stream()
                .filter(field -> changed.contains(field.name()))
                .findFirst()
                .map(field -> (Instant) row.get(field.pos()));
    }

    /** Whether a row is of a time of its own: not of now, nor of whatever time one answer happened to be about. */
    public boolean hasStart(SpecificRecordBase row) {
        return starts.filter(field -> row.get(field.pos()) != null).isPresent() && !isUndated(row);
    }

    /** When a row's time begins; of rows that have no time of their own, the same for all. */
    public Instant start(SpecificRecordBase row) {
        return hasStart(row) ? instant(row.get(starts.orElseThrow().pos())) : Instant.EPOCH;
    }

    private boolean isUndated(SpecificRecordBase row) {
        for (Schema.Field field : undated) {
            if (row.get(field.pos()).toString().startsWith(field.getProp("undated"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a row's time, or a part of it, lies in a scope. */
    public boolean touches(SpecificRecordBase row, RequestedRange scope) {
        Instant start = start(row);
        return scope.covers(start) || (start.isBefore(scope.from()) && !endedBefore(row, scope.from()));
    }

    /** Whether a row's time goes on, so that the row must change once more. */
    public boolean isOpen(SpecificRecordBase row) {
        return ends.filter(field -> row.get(field.pos()) == null).isPresent();
    }

    /** Whether a row's time had ended by then; that of rows that are of now never does. */
    public boolean endedBefore(SpecificRecordBase row, Instant horizon) {
        return ends.map(field -> row.get(field.pos()))
                .map(FieldRoles::instant)
                .filter(horizon::isAfter)
                .isPresent();
    }

    /** A date stands for its first instant in UTC, in scopes and horizons as well. */
    private static Instant instant(Object time) {
        return time instanceof LocalDate date
                ? date.atStartOfDay(ZoneOffset.UTC).toInstant()
                : (Instant) time;
    }
}
