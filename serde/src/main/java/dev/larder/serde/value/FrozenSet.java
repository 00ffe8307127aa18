package dev.larder.serde.value;

import static java.util.Objects.requireNonNull;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A set without nulls that cannot change and keeps the order it was given; equal to any set of equal elements. Every
 * mutator throws {@link UnsupportedOperationException}. Thread-safe.
 *
 * @param <E> the elements
 */
public final class FrozenSet<E> extends AbstractSet<E> {
    private final Set<E> elements;

    private FrozenSet(Collection<? extends E> elements) {
        Set<E> copy = new LinkedHashSet<>();
        for (E element : elements) {
            copy.add(requireNonNull(element, "element"));
        }
        this.elements = Collections.unmodifiableSet(copy);
    }

    /**
     * {@return a set of these elements; equal ones collapse}
     *
     * @param elements the elements, none null; copied
     * @param <E> the elements
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // copied
    public static <E> FrozenSet<E> of(E... elements) {
        return new FrozenSet<>(List.of(elements));
    }

    /**
     * {@return a set of these elements, in their order; equal ones collapse}
     *
     * @param elements the elements, none null; copied
     * @param <E> the elements
     */
    public static <E> FrozenSet<E> copyOf(Collection<? extends E> elements) {
        return new FrozenSet<>(elements);
    }

    /**
     * {@return a set with one element more; an equal one is replaced, in its place}
     *
     * @param element the element
     */
    public FrozenSet<E> plus(E element) {
        requireNonNull(element, "element");
        Set<E> more = new LinkedHashSet<>();
        for (E known : elements) {
            more.add(known.equals(element) ? element : known);
        }
        more.add(element);
        return new FrozenSet<>(more);
    }

    @Override
    public Iterator<E> iterator() {
        return elements.iterator();
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public boolean contains(Object element) {
        return elements.contains(element);
    }

    @Override
    public boolean remove(Object element) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean removeAll(Collection<?> others) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean retainAll(Collection<?> others) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException();
    }
}
