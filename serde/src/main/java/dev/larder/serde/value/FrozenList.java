package dev.larder.serde.value;

import static java.util.Objects.requireNonNull;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;

/**
 * A list without nulls that cannot change; equal to any list of equal elements. Every mutator throws {@link
 * UnsupportedOperationException}. Thread-safe.
 *
 * @param <E> the elements
 */
public final class FrozenList<E> extends AbstractList<E> implements RandomAccess {
    private final List<E> elements;

    private FrozenList(List<E> elements) {
        this.elements = elements;
    }

    /**
     * {@return a list of these elements}
     *
     * @param elements the elements, none null; copied
     * @param <E> the elements
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // copied
    public static <E> FrozenList<E> of(E... elements) {
        return new FrozenList<>(List.of(elements));
    }

    /**
     * {@return a list of these elements, in their order}
     *
     * @param elements the elements, none null; copied
     * @param <E> the elements
     */
    public static <E> FrozenList<E> copyOf(Collection<? extends E> elements) {
        return new FrozenList<>(List.copyOf(elements));
    }

    /**
     * {@return a list with one element more}
     *
     * @param last the element
     */
    public FrozenList<E> plus(E last) {
        List<E> more = new ArrayList<>(elements);
        more.add(requireNonNull(last, "element"));
        return copyOf(more);
    }

    @Override
    public E get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException();
    }
}
