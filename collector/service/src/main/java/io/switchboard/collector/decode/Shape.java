package io.switchboard.collector.decode;

import io.switchboard.topic.Dataset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Where in one API's answers the rows and fields of its datasets lie. Compiled from the row schemas:
 *
 * <ul>
 *   <li>{@code rows} of the record: path of the rows, {@code []} after an array; a path without one is a single row;
 *   <li>{@code json} of a field: its name in the row, unless it is the field's own; from the answer's root if it begins
 *       with {@code /};
 *   <li>{@code as} of a field: how it is read, see {@link ScalarReader}; {@code account} is not read but given.
 * </ul>
 */
public final class Shape {
    final Place root = new Place("");
    final List<Rows> rows = new ArrayList<>();

    /**
     * @param datasets what the API tells of
     * @param verdicts paths of the vendor's own verdict on the request
     * @param account name of the account, for the fields that hold it
     * @param zone zone of the account's local times
     */
    public Shape(List<Dataset<?, ?, ?>> datasets, Set<String> verdicts, String account, ZoneId zone) {
        for (Dataset<?, ?, ?> dataset : datasets) {
            rows.add(place(dataset, rows.size(), account, zone));
        }
        verdicts.forEach(path -> descend(root, path).leaf = new Place.Leaf.Verdict());
    }

    private Rows place(Dataset<?, ?, ?> known, int dataset, String account, ZoneId zone) {
        Schema row = known.rowSchema();
        String path = row.getProp("rows");
        Place home = descend(root, path.endsWith("[]") ? path.substring(0, path.length() - 2) : path);
        home.homeOf = dataset;
        Place place = path.endsWith("[]") ? home.element() : home;
        if (home.isArray()) {
            place.rowOf = dataset;
        }
        int accountAt = -1;
        for (Schema.Field field : row.getFields()) {
            if ("account".equals(field.getProp("as"))) {
                accountAt = field.pos();
            } else {
                String json = field.getProp("json");
                String name = json == null ? field.name() : json;
                Place at = name.startsWith("/")
                        ? descend(root, name.substring(1).replace('/', '.'))
                        : descend(place, name);
                at.leaf = field(field, dataset, zone);
            }
        }
        List<Schema.Field> keys = row.getFields().stream()
                .filter(field -> "key".equals(field.getProp("role")))
                .toList();
        return new Rows(known, keys, accountAt, account, home.path, home.isArray());
    }

    private static Place.Leaf.Field field(Schema.Field field, int dataset, ZoneId zone) {
        String as = field.getProp("as");
        Schema.Type type = field.schema().isUnion()
                ? field.schema().getTypes().get(1).getType()
                : field.schema().getType();
        Place.Capture capture =
                "json".equals(as) ? Place.Capture.JSON : "list".equals(as) ? Place.Capture.LIST : Place.Capture.SCALAR;
        return new Place.Leaf.Field(dataset, field.pos(), capture, ScalarReader.of(as, type, zone));
    }

    private static Place descend(Place from, String path) {
        Place place = from;
        for (String name : path.split("\\.", -1)) {
            place = place.child(name);
        }
        return place;
    }

    /**
     * The rows of one dataset.
     *
     * @param keys the fields that a row cannot do without
     * @param accountAt position of the field that holds the account's name, -1 for none
     * @param home path of the place that must be there
     * @param many whether each object at the place is a row, or the answer as a whole is one
     */
    record Rows(
            Dataset<?, ?, ?> dataset,
            List<Schema.Field> keys,
            int accountAt,
            String account,
            String home,
            boolean many) {

        SpecificRecordBase empty() {
            SpecificRecordBase row = (SpecificRecordBase) SpecificData.newInstance(dataset.row(), dataset.rowSchema());
            if (accountAt >= 0) {
                row.put(accountAt, account);
            }
            return row;
        }
    }
}
