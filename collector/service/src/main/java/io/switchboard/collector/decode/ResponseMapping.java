package io.switchboard.collector.decode;

import io.switchboard.topic.Dataset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Where in one API's answers the rows and fields of its datasets lie. Compiled from the row schemas' properties, which
 * the events' README lists.
 */
public final class ResponseMapping {
    final PathNode root = new PathNode("");
    final List<DatasetMapping> rows = new ArrayList<>();

    /**
     * @param datasets what the API reports
     * @param words paths of scalars that the API's own code reads: its verdict, its paging
     * @param dialect how the account's texts are read
     */
    public ResponseMapping(List<Dataset<?, ?, ?>> datasets, Set<String> words, VendorFormat dialect) {
        datasets.forEach(dataset -> rows.add(new DatasetPlaces(root, dataset, rows.size(), dialect).place()));
        words.forEach(path -> ResponsePaths.descend(root, path).word = true);
    }

    /**
     * The same where a word names the elements of an array, in which it stands: there is one for each of them, and an
     * element that lacks it stands for itself, as it came.
     */
    public ResponseMapping naming(String path) {
        ResponsePaths.descend(root, path.substring(0, path.lastIndexOf('.'))).name = ResponsePaths.descend(root, path);
        return this;
    }

    /** The same where an answer may also come inside a field of an object: there it is what it is at the root. */
    public ResponseMapping orWithin(String field) {
        root.children.put(field, root);
        return this;
    }

    /** Of a document that holds no rows, but words. */
    public static ResponseMapping ofWords(Set<String> words) {
        return new ResponseMapping(List.of(), words, VendorFormat.PLAIN);
    }

    /**
     * The rows of one dataset.
     *
     * @param keys the fields that a row cannot do without
     * @param given values of fields that are not read, by position
     * @param texts how long the texts of a row may be
     * @param home path of the place that must be there
     */
    record DatasetMapping(
            Dataset<?, ?, ?> dataset,
            List<Schema.Field> keys,
            Map<Integer, Object> given,
            RowTexts texts,
            String home) {
        DatasetMapping {
            given = Map.copyOf(given);
        }

        /** A row with nothing in it but what is known without reading. */
        SpecificRecordBase empty() {
            SpecificRecordBase row = (SpecificRecordBase) SpecificData.newInstance(dataset.row(), dataset.rowSchema());
            given.forEach(row::put);
            return row;
        }

        Map<Integer, Object> positions(Map<String, Object> asked) {
            Map<Integer, Object> positions = new HashMap<>();
            asked.forEach((name, value) -> positions.put(
                    Objects.requireNonNull(dataset.rowSchema().getField(name), name)
                            .pos(),
                    value));
            return positions;
        }
    }

    /** Places the rows and fields of one dataset. */
    private static final class DatasetPlaces {
        private final PathNode root;
        private final Dataset<?, ?, ?> known;
        private final int dataset;
        private final VendorFormat dialect;
        private final Schema row;
        private final Map<Integer, Object> given = new HashMap<>();

        DatasetPlaces(PathNode root, Dataset<?, ?, ?> known, int dataset, VendorFormat dialect) {
            this.root = root;
            this.known = known;
            this.dataset = dataset;
            this.dialect = dialect;
            this.row = known.rowSchema();
        }

        DatasetMapping place() {
            List<RowPath> paths = RowPath.of(row);
            paths.forEach(this::place);
            List<Schema.Field> keys =
                    row.getFields().stream().filter(DatasetPlaces::isKey).toList();
            List<Schema.Field> texts = row.getFields().stream()
                    .filter(field -> type(field) == Schema.Type.STRING)
                    .toList();
            String home = paths.getFirst().home();
            if (home.contains(".")) {
                ResponsePaths.descend(root, home.substring(0, home.lastIndexOf('.')))
                        .homeBelow
                        .add(dataset);
            }
            return new DatasetMapping(known, keys, given, new RowTexts(texts, keys), home);
        }

        private static boolean isKey(Schema.Field field) {
            return "key".equals(field.getProp("role"));
        }

        private void place(RowPath path) {
            ResponsePaths.descend(root, path.home()).homeOf.add(dataset);
            PathNode place = ResponsePaths.descend(root, path.path(), this::passed);
            place.rows = new PathNode.RowLocation(dataset, positions(path.constants()));
            place.around.remove(dataset);
            if (place.named != null) {
                place.named = leaf(row.getField(ResponsePaths.entryField(path.path())), false);
            }
            row.getFields().forEach(field -> place(field, place));
        }

        /** An array or map on the way to the rows: what stands around them inside it counts for them. */
        private void passed(PathNode place, String entryField) {
            place.around.computeIfAbsent(dataset, _ -> new HashSet<>());
            if (!entryField.isEmpty()) {
                place.named = leaf(row.getField(entryField), true);
            }
        }

        private Map<Integer, Object> positions(Map<String, Object> constants) {
            Map<Integer, Object> positions = new HashMap<>();
            constants.forEach((name, value) -> positions.put(row.getField(name).pos(), value));
            return positions;
        }

        private void place(Schema.Field field, PathNode rows) {
            String as = field.getProp("as");
            if ("account".equals(as)) {
                given.put(field.pos(), dialect.account());
            } else if (!"asked".equals(as) && !"unread".equals(as)) {
                String json = field.getProp("json");
                String name = json == null ? field.name() : json;
                if (name.startsWith("/")) {
                    placeAround(field, name.substring(1).replace('/', '.'));
                } else {
                    ResponsePaths.descend(rows, name).field = leaf(field, false);
                }
            }
        }

        private void placeAround(Schema.Field field, String path) {
            ResponsePaths.descend(root, path).field = leaf(field, true);
            PathNode object = ResponsePaths.descend(root, path.substring(0, Math.max(0, path.lastIndexOf('.'))));
            object.around.computeIfPresent(dataset, (_, told) -> {
                told.add(field.pos());
                return told;
            });
        }

        private PathNode.MappedField leaf(Schema.Field field, boolean around) {
            String as = field.getProp("as");
            PathNode.CaptureKind capture = "json".equals(as)
                    ? PathNode.CaptureKind.JSON
                    : "list".equals(as) ? PathNode.CaptureKind.LIST : PathNode.CaptureKind.SCALAR;
            return new PathNode.MappedField(
                    dataset, field.pos(), isKey(field), around, capture, ScalarReader.of(as, type(field), dialect));
        }

        /** Without null. */
        private static Schema.Type type(Schema.Field field) {
            return field.schema().isUnion()
                    ? field.schema().getTypes().get(1).getType()
                    : field.schema().getType();
        }
    }
}
