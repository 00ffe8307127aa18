package dev.larder.serde.internal.json;

import dev.larder.serde.internal.Spares;
import tools.jackson.core.util.BufferRecycler;
import tools.jackson.core.util.RecyclerPool;

/**
 * Jackson's buffers, used again. Jackson's default queue makes a node each time, and its thread-local pool keeps buffers for
 * every thread that ever was, virtual ones included.
 */
final class Recyclers implements RecyclerPool<BufferRecycler> {
    private static final long serialVersionUID = 1L;

    private final transient Spares<BufferRecycler> spares = new Spares<>();

    @Override
    public BufferRecycler acquirePooled() {
        BufferRecycler one = spares.take();
        return one == null ? new BufferRecycler() : one;
    }

    @Override
    public void releasePooled(BufferRecycler recycler) {
        spares.give(recycler);
    }
}
