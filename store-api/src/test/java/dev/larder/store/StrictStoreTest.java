package dev.larder.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.larder.serde.BooleanForm;
import dev.larder.serde.Mode;
import dev.larder.serde.Model;
import dev.larder.serde.Serde;
import dev.larder.serde.SerdeException;
import dev.larder.serde.SerdeLimits;
import dev.larder.serde.TypeRef;
import dev.larder.store.backend.ErrorKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** A store whose JSON is that of strict models: which kind each reason is, and when. */
@SuppressWarnings({"JavaUtilDate", "ArrayRecordComponent"}) // what is refused is tried
class StrictStoreTest {
    record User(String name, Instant since) {}

    record Bad(Date date) {}

    record F(boolean on) {}

    record Photo(byte[] bytes) {}

    private final Shelf shelf = new Shelf();
    private final Store plain = Store.over(shelf);
    private final Store strict = plain.serde(Serde.standard().with(Mode.JSON, Model.strictFactory()));

    private static SerdeException refused(ErrorKind kind, SerdeException.Reason reason, ThrowingCallable call) {
        StoreException thrown = catchThrowableOfType(StoreException.class, call);
        assertThat(thrown).isNotNull();
        assertThat(thrown.kind()).as(thrown.getMessage()).isEqualTo(kind);
        assertThat(thrown.getCause()).isInstanceOf(SerdeException.class);
        SerdeException cause = (SerdeException) thrown.getCause();
        assertThat(cause.reason()).isEqualTo(reason);
        return cause;
    }

    private void stored(String key, String text) {
        shelf.bytes.put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private String stored(String key) {
        return new String(shelf.bytes.get(key), StandardCharsets.UTF_8);
    }

    @Test
    void autoAndJsonAreStrictForModels() {
        User ada = new User("Ada", Instant.EPOCH);
        for (Store store : List.of(strict, strict.defaults(Options.mode(Mode.JSON)))) {
            store.put("u", ada);
            assertThat(stored("u")).isEqualTo("{\"name\":\"Ada\",\"since\":\"1970-01-01T00:00:00Z\"}");
            assertThat(store.get("u", User.class)).contains(ada);
            SerdeException cause = refused(
                    ErrorKind.INVALID, SerdeException.Reason.TYPE, () -> store.put("n", new User(null, Instant.EPOCH)));
            assertThat(cause.path()).isEqualTo("User.name");
            assertThat(cause.mode()).isPresent();
            assertThat(shelf.bytes).doesNotContainKey("n");
            stored("m", "{\"name\":\"Ada\"}");
            refused(ErrorKind.CORRUPT, SerdeException.Reason.MISSING, () -> store.get("m", User.class));
            stored("x", "{\"name\":\"Ada\",\"since\":\"1970-01-01T00:00:00Z\",\"more\":1}");
            refused(ErrorKind.CORRUPT, SerdeException.Reason.UNEXPECTED, () -> store.get("x", User.class));
            assertThat(store.get("x", Map.class)).isPresent();
        }
    }

    @Test
    void untypedValuesKeepTheStandardMapping() {
        strict.put("a", Map.of("k", List.of(1, 2.5, "x", true)));
        assertThat(strict.get("a")).contains(Map.of("k", List.of(1, 2.5, "x", true)));
        strict.put("t", "text");
        assertThat(stored("t")).isEqualTo("text");
        strict.put("l", 5L);
        assertThat(strict.get("l")).contains(5L);
        strict.put("users", List.of(new User("Ada", Instant.EPOCH)));
        assertThat(strict.get("users", new TypeRef<List<User>>() {})).contains(List.of(new User("Ada", Instant.EPOCH)));
    }

    @Test
    void aTypeThatCannotBeBoundIsFoundBeforeAnyCall() {
        for (Store store : List.of(strict, strict.defaults(Options.mode(Mode.JSON)))) {
            int calls = shelf.calls.get();
            refused(ErrorKind.INVALID, SerdeException.Reason.MODEL, () -> store.put("b", new Bad(new Date())));
            refused(ErrorKind.INVALID, SerdeException.Reason.MODEL, () -> store.get("b", Bad.class));
            refused(
                    ErrorKind.INVALID,
                    SerdeException.Reason.MODEL,
                    () -> store.get("b", new TypeRef<Map<Double, String>>() {}));
            refused(
                    ErrorKind.INVALID,
                    SerdeException.Reason.MODEL,
                    () -> store.put("b", null, Options.model(Bad.class)));
            refused(ErrorKind.INVALID, SerdeException.Reason.MODEL, () -> store.pop("b", Bad.class));
            assertThat(shelf.calls).hasValue(calls);
        }
    }

    @Test
    void aCodecForOneCall() {
        Options<User> snake = Options.codec(Model.of(User.class).snakeCase().codec());
        plain.put("u", new User("Ada", Instant.EPOCH), snake);
        assertThat(plain.get("u", snake)).contains(new User("Ada", Instant.EPOCH));
        stored("u", "{\"name\":1,\"since\":\"1970-01-01T00:00:00Z\"}");
        refused(ErrorKind.CORRUPT, SerdeException.Reason.TYPE, () -> plain.get("u", snake));
        Options<User> small = Options.codec(
                Model.of(User.class).limits(new SerdeLimits(20, 10, 10)).codec());
        refused(
                ErrorKind.TOO_LARGE,
                SerdeException.Reason.LIMIT,
                () -> plain.put("u", new User("Ada", Instant.EPOCH), small));
        refused(ErrorKind.TOO_LARGE, SerdeException.Reason.LIMIT, () -> plain.get("u", small));
    }

    @Test
    void theLimitsOfTheSerdeHoldForModels() {
        Store small = plain.serde(
                Serde.standard().with(Mode.JSON, Model.strictFactory()).limits(new SerdeLimits(30, 10, 30)));
        refused(ErrorKind.TOO_LARGE, SerdeException.Reason.LIMIT, () -> small.put("u", new User("Ada", Instant.EPOCH)));
        assertThat(shelf.bytes).isEmpty();
    }

    @Test
    void modelsInUntypedListsAndMapsAreStrictToo() {
        for (Store store : List.of(strict, strict.defaults(Options.mode(Mode.JSON)))) {
            store.put("users", List.of(Map.of("k", new User("Ada", Instant.EPOCH))));
            assertThat(stored("users")).isEqualTo("[{\"k\":{\"name\":\"Ada\",\"since\":\"1970-01-01T00:00:00Z\"}}]");
            SerdeException cause = refused(
                    ErrorKind.INVALID,
                    SerdeException.Reason.TYPE,
                    () -> store.put("bad", List.of(Map.of("k", new User(null, Instant.EPOCH)))));
            assertThat(cause.path()).isEqualTo("List[0][k].name");
            assertThat(shelf.bytes).doesNotContainKey("bad");
        }
    }

    @Test
    void settingsOfTheFactory() {
        Store lenient = plain.serde(Serde.standard()
                .with(Mode.JSON, Model.factory(m -> m.snakeCase().allowUnexpected())));
        stored("u", "{\"name\":\"Ada\",\"since\":\"1970-01-01T00:00:00Z\",\"more\":1}");
        assertThat(lenient.get("u", User.class)).contains(new User("Ada", Instant.EPOCH));
    }

    @Test
    void booleansAsNumbers() {
        for (Serde serde : List.of(
                Serde.standard().booleans(BooleanForm.INTEGER),
                Serde.standard().with(Mode.JSON, Model.strictFactory()).booleans(BooleanForm.INTEGER))) {
            Store store = plain.serde(serde);
            store.put("f", new F(true));
            assertThat(stored("f")).isEqualTo("{\"on\":1}");
            assertThat(store.get("f", F.class)).contains(new F(true));
            stored("f", "{\"on\":false}");
            assertThat(store.get("f", F.class)).contains(new F(false));
            stored("f", "{\"on\":2}");
            StoreException two = catchThrowableOfType(StoreException.class, () -> store.get("f", F.class));
            assertThat(two.kind()).isEqualTo(ErrorKind.CORRUPT);
            store.put("b", List.of(true, false));
            assertThat(stored("b")).isEqualTo("[1,0]");
            assertThat(store.get("b")).contains(List.of(1, 0));
        }
        stored("f", "{\"on\":1}");
        assertThat(catchThrowableOfType(StoreException.class, () -> plain.get("f", F.class))
                        .kind())
                .isEqualTo(ErrorKind.CORRUPT);
    }

    @Test
    void bytesAsATypedMember() {
        Store json = plain.defaults(Options.mode(Mode.JSON));
        json.put("p", new Photo(new byte[] {1, 2}));
        assertThat(stored("p")).isEqualTo("{\"bytes\":\"AQI=\"}");
        assertThat(json.get("p", Photo.class).orElseThrow().bytes()).containsExactly(1, 2);
        strict.put("p", new Photo(new byte[] {1, 2}));
        assertThat(stored("p")).isEqualTo("{\"bytes\":\"AQI=\"}");
    }

    @Test
    void whatOtherClientsSee() {
        plain.put("n", 2147483648L);
        assertThat(stored("n")).isEqualTo("2147483648");
        assertThat(plain.get("n")).contains(2147483648L);
        plain.put("n", 5L);
        assertThat(stored("n")).isNotEqualTo("5");
        assertThat(plain.get("n")).contains(5L);
        stored("d", "1.0");
        assertThat(catchThrowableOfType(StoreException.class, () -> plain.get("d", Integer.class))
                        .kind())
                .isEqualTo(ErrorKind.CORRUPT);
        assertThat(plain.get("d", Double.class)).contains(1.0);
        stored("i", "7");
        assertThat(plain.get("i", Long.class)).contains(7L);
        assertThat(plain.get("i", Double.class)).contains(7.0);
        stored("z", "null");
        assertThat(plain.get("z", Integer.class)).isEmpty();
    }

    @Test
    void booleansInAUri() {
        Store integer = Store.open("shelf:?booleans=integer");
        integer.put("b", true);
        assertThat(integer.get("b")).contains(1);
        assertThat(integer.get("b", Boolean.class)).contains(true);
        Store own = Store.open("shelf:?booleans=native");
        own.put("b", true);
        assertThat(own.get("b")).contains(true);
        StoreException wrong = catchThrowableOfType(
                StoreException.class, () -> Store.open("shelf:?booleans=yes").close());
        assertThat(wrong.kind()).isEqualTo(ErrorKind.INVALID);
        assertThat(wrong).hasMessageContaining("native").hasMessageContaining("integer");
    }
}
