package dev.larder.serde.internal.model;

import dev.larder.serde.internal.model.MapForm.Made;
import dev.larder.serde.value.FrozenList;
import dev.larder.serde.value.FrozenMap;
import dev.larder.serde.value.FrozenSet;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The forms of arrays, collections and maps. */
final class Containers {
    private final Definer definer;

    Containers(Definer definer) {
        this.definer = definer;
    }

    Form form(TypeSpec spec, String path) {
        if (spec.component() != null) {
            Slot element = definer.slot(spec.component(), path + "[]");
            return new ArrayForm(spec.raw().getComponentType(), element);
        }
        return Map.class.isAssignableFrom(spec.raw()) ? map(spec, path) : collection(spec, path);
    }

    private Form collection(TypeSpec spec, String path) {
        Class<?> type = spec.raw();
        TypeSpec of = ancestor(spec, Collection.class).args().get(0);
        if ((type == Set.class || type == EnumSet.class)
                && of.raw().isEnum()
                && definer.marks().bitFlags(of.raw())) {
            return definer.objects().flags(type, of.raw(), path);
        }
        Function<List<@Nullable Object>, Object> make = maker(type, of, path);
        Slot element = element(of, path + "[]");
        boolean frozen = type == FrozenList.class || type == FrozenSet.class;
        if (SortedSet.class.isAssignableFrom(type)) {
            requireOrder(of, path);
        }
        return new ListForm(type, element, Instances.isConcrete(type), frozen, make);
    }

    /** What is in a raw collection is untyped JSON, null included. */
    private Slot element(TypeSpec of, String path) {
        Slot slot = definer.slot(of, path);
        return of.problem().isEmpty() ? slot : Slot.of(slot.form(), true);
    }

    private static TypeSpec ancestor(TypeSpec spec, Class<?> ancestor) {
        TypeSpec seen = spec.as(ancestor);
        if (seen == null) {
            throw new IllegalStateException(spec.raw() + " is no " + ancestor);
        }
        return seen;
    }

    private void requireOrder(TypeSpec of, String path) {
        if (!Comparable.class.isAssignableFrom(Definer.boxed(of.raw()))) {
            definer.findings().add(path, of.raw(), of.raw().getName() + " has no natural order to be sorted by");
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the type says enum
    private Function<List<@Nullable Object>, Object> maker(Class<?> type, TypeSpec of, String path) {
        if (type == Collection.class || type == List.class) {
            return Collections::unmodifiableList;
        }
        if (type == Set.class) {
            return elements -> Collections.unmodifiableSet(new LinkedHashSet<>(elements));
        }
        if (type == SortedSet.class || type == NavigableSet.class) {
            return elements -> Collections.unmodifiableNavigableSet(new TreeSet<>(elements));
        }
        if (type == Queue.class || type == Deque.class) {
            return ArrayDeque::new;
        }
        if (type == FrozenList.class) {
            return elements -> FrozenList.copyOf((List<Object>) (List) elements);
        }
        if (type == FrozenSet.class) {
            return elements -> FrozenSet.copyOf((List<Object>) (List) elements);
        }
        if (type == EnumSet.class && of.raw().isEnum()) {
            return elements -> {
                EnumSet set = EnumSet.noneOf((Class) of.raw());
                set.addAll(elements);
                return set;
            };
        }
        Function<List<@Nullable Object>, Object> own = Instances.ofCollection(type);
        if (own == null) {
            definer.findings().add(path, type, type.getName() + Instances.NONE);
            return elements -> elements;
        }
        return own;
    }

    private Form map(TypeSpec spec, String path) {
        Class<?> type = spec.raw();
        List<TypeSpec> of = ancestor(spec, Map.class).args();
        Form key = of.get(0).problem().isEmpty()
                ? definer.form(of.get(0), path + "{key}")
                : definer.profile().any()
                        ? definer.form(TypeSpec.of(String.class), path)
                        : definer.form(of.get(0), path + "{key}");
        definer.afterwards(() -> {
            if (!key.isKey()) {
                definer.findings()
                        .add(
                                path + "{key}",
                                key.type(),
                                key.type().getName() + " is no key: its JSON form is no text, whole number or boolean");
            }
        });
        if (SortedMap.class.isAssignableFrom(type)) {
            requireOrder(of.get(0), path);
        }
        Slot value = element(of.get(1), path + "{}");
        return new MapForm(
                type, key, value, made(type, of.get(0), path), definer.profile().sorted());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the type says enum
    private Made made(Class<?> type, TypeSpec key, String path) {
        if (type == Map.class) {
            return new Made(false, false, LinkedHashMap::new, Collections::unmodifiableMap);
        }
        if (type == SortedMap.class || type == NavigableMap.class) {
            return new Made(
                    false,
                    false,
                    TreeMap::new,
                    map -> Collections.unmodifiableNavigableMap((TreeMap<Object, Object>) (TreeMap) map));
        }
        if (type == FrozenMap.class) {
            return new Made(true, true, LinkedHashMap::new, map -> FrozenMap.copyOf((Map<Object, Object>) (Map) map));
        }
        if (type == EnumMap.class && key.raw().isEnum()) {
            return new Made(true, false, () -> new EnumMap(key.raw()), map -> map);
        }
        Made own = Instances.ofMap(type);
        if (own == null) {
            definer.findings().add(path, type, type.getName() + Instances.NONE);
            return new Made(false, false, LinkedHashMap::new, map -> map);
        }
        return own;
    }
}
