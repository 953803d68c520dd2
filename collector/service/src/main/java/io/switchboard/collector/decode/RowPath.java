package io.switchboard.collector.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;

/**
 * One of the places where a dataset's rows lie.
 *
 * @param path from the root
 * @param constants values of fields that follow from the place
 */
record RowPath(String path, Map<String, Object> constants) {

    /** What a row's schema says of its places: each path of its property "rows", under each place of "within". */
    static List<RowPath> of(Schema row) {
        List<RowPath> paths = new ArrayList<>();
        for (Object within : list(row.getObjectProp("within"), "")) {
            for (Object rows : list(row.getObjectProp("rows"), "")) {
                paths.add(of(within.toString(), rows));
            }
        }
        return paths;
    }

    private static List<?> list(Object property, Object otherwise) {
        return property instanceof List<?> list ? list : List.of(property == null ? otherwise : property);
    }

    private static RowPath of(String within, Object rows) {
        String path = rows instanceof Map<?, ?> map ? String.valueOf(map.get("at")) : rows.toString();
        Map<String, Object> constants = rows instanceof Map<?, ?> map ? constants(map) : Map.of();
        return new RowPath(
                Stream.of(within, path).filter(part -> !part.isEmpty()).collect(Collectors.joining(".")), constants);
    }

    private static Map<String, Object> constants(Map<?, ?> map) {
        return map.entrySet().stream()
                .filter(entry -> !"at".equals(entry.getKey()))
                .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue));
    }

    /** The place that an answer with no rows has as well: the outermost array or map, or the single row itself. */
    String home() {
        int array = path.indexOf('[');
        int map = path.indexOf('{');
        int end = array < 0 ? map : map < 0 ? array : Math.min(array, map);
        return end < 0 ? path : path.substring(0, end);
    }
}
