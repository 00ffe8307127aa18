package dev.larder.store.testkit;

/**
 * The whole contract of a backend, as tests: implement this in a test class and override two methods.
 *
 * <p>Each promise has an interface of its own, which can be implemented alone. A test gets a {@link Fixture} with a
 * backend over an empty place; what a backend is not to be able to do is not tested, but that it is refused is.
 */
public interface BackendContract
        extends PutGetContract,
                KeysContract,
                LongKeysContract,
                ConditionalContract,
                PopContract,
                TtlContract,
                ListContract,
                QueryContract,
                BulkContract,
                StreamContract,
                RangeContract,
                LinesContract,
                ModesContract,
                NullContract,
                OptionsContract,
                CorruptContract,
                NestedKeysContract,
                CapabilityContract,
                LifecycleContract,
                ExplainContract,
                ConcurrencyContract {}
