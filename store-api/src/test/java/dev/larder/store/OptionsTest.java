package dev.larder.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.larder.serde.Codec;
import dev.larder.serde.Mode;
import dev.larder.serde.TypeRef;
import dev.larder.store.Options.Chain;
import dev.larder.store.Options.OnCorrupt;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final Codec<String> CODEC = Codec.of(String::getBytes, String::new);
    private static final Function<Object, Object> SAME = Function.identity();

    private static final List<UnaryOperator<Chain<?>>> WORDS = List.of(
            chain -> chain.mode(Mode.RAW),
            chain -> chain.ttl(Duration.ofHours(1)),
            chain -> chain.model(String.class),
            chain -> chain.codec(CODEC),
            chain -> chain.serializer(SAME),
            chain -> chain.deserializer(Object.class, SAME),
            chain -> chain.onCorrupt(OnCorrupt.MISSING));

    /** All 5,040 orders of the seven words give one result. */
    @Test
    void theResultDoesNotDependOnTheOrder() {
        List<List<UnaryOperator<Chain<?>>>> orders = orders(WORDS);
        assertThat(orders).hasSize(5040);
        Set<Chain<?>> results = orders.stream()
                .map(order -> {
                    Chain<?> chain = Options.none();
                    for (UnaryOperator<Chain<?>> word : order) {
                        chain = word.apply(chain);
                    }
                    return chain;
                })
                .collect(Collectors.toSet());
        assertThat(results).hasSize(1);
    }

    private static <T> List<List<T>> orders(List<T> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            List<T> rest = new ArrayList<>(items);
            T first = rest.remove(i);
            for (List<T> order : orders(rest)) {
                List<T> longer = new ArrayList<>(List.of(first));
                longer.addAll(order);
                all.add(longer);
            }
        }
        return all;
    }

    @Test
    void everyWordCanComeFirst() {
        assertThat(Options.mode(Mode.RAW)).isEqualTo(Options.none().mode(Mode.RAW));
        assertThat(Options.ttl(Duration.ofHours(1))).isEqualTo(Options.none().ttl(Duration.ofHours(1)));
        assertThat(Options.model(String.class)).isEqualTo(Options.none().model(String.class));
        assertThat(Options.model(new TypeRef<List<String>>() {}))
                .isEqualTo(Options.none().model(new TypeRef<List<String>>() {}));
        assertThat(Options.codec(CODEC)).isEqualTo(Options.none().codec(CODEC));
        assertThat(Options.serializer(SAME)).isEqualTo(Options.none().serializer(SAME));
        assertThat(Options.deserializer(Object.class, SAME))
                .isEqualTo(Options.none().deserializer(Object.class, SAME));
        assertThat(Options.onCorrupt(OnCorrupt.BYTES)).isEqualTo(Options.none().onCorrupt(OnCorrupt.BYTES));
    }

    @Test
    @Tag("OPT-2")
    void aLaterWordReplacesAnEarlierOneAndChangesNoOtherOptions() {
        Chain<Object> first = Options.mode(Mode.RAW);
        Chain<Object> second = first.mode(Mode.JSON);
        assertThat(first.mode()).isEqualTo(Mode.RAW);
        assertThat(second.mode()).isEqualTo(Mode.JSON);
        assertThat(Options.model(String.class).model(Integer.class)).isEqualTo(Options.model(Integer.class));
    }

    @Test
    void theTypeArgumentIsThatOfTheLastWordThatHasOne() {
        Chain<Integer> length = Options.mode(Mode.RAW).deserializer(String.class, (String text) -> text.length());
        Chain<String> text = length.model(String.class).onCorrupt(OnCorrupt.FAIL);
        assertThat(text.deserializer()).isNotNull();
    }

    @Test
    @Tag("ERR-5")
    void nothingOfAFunctionOrCodecIsPrinted() {
        assertThat(Options.codec(CODEC).serializer(SAME).ttl(Duration.ofSeconds(1)))
                .hasToString("Options[mode=null, ttl=PT1S, model=null, codec=true, serializer=true, deserializer=false,"
                        + " onCorrupt=null, fallback=null]");
    }

    @Test
    void nullIsNoSetting() {
        assertThatThrownBy(() -> Options.mode(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Options.ttl(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Options.model((Class<?>) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Options.codec(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Options.serializer(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Options.deserializer(Object.class, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> Options.onCorrupt(null)).isInstanceOf(NullPointerException.class);
    }

    /** Each word is there twice, as a static method that begins a chain and as a method of the chain; no other is. */
    @ParameterizedTest
    @ValueSource(classes = {Options.class, KeyQuery.class})
    void eachWordIsThereTwice(Class<?> type) throws Exception {
        Class<?> chain = Class.forName(type.getName() + "$Chain");
        Set<String> begin = new TreeSet<>();
        for (Method method : type.getDeclaredMethods()) {
            if (!method.isSynthetic()) {
                assertThat(Modifier.isStatic(method.getModifiers()))
                        .as(method.toString())
                        .isTrue();
                begin.add(method.getName() + Arrays.toString(method.getParameterTypes()));
            }
        }
        Set<String> go = new TreeSet<>();
        for (Method method : chain.getDeclaredMethods()) {
            if (method.getReturnType() == chain && Modifier.isPublic(method.getModifiers())) {
                go.add(method.getName() + Arrays.toString(method.getParameterTypes()));
            }
        }
        begin.removeAll(Set.of("none[]", "all[]"));
        assertThat(go).isEqualTo(begin).isNotEmpty();
    }

    @Test
    void aQueryKeepsAllOfItsWords() {
        KeyQuery query = KeyQuery.prefix("tmp/").glob("**").excluding("tmp/a").excluding("tmp/b");
        assertThat(query).isEqualTo(new KeyQuery.Chain("tmp/", "**", List.of("tmp/a", "tmp/b")));
        assertThat(KeyQuery.glob("**")
                        .prefix("a/")
                        .prefix("tmp/")
                        .excluding("tmp/a")
                        .excluding("tmp/b"))
                .isEqualTo(query);
        assertThat(KeyQuery.excluding("x")).isEqualTo(new KeyQuery.Chain("", null, Collections.singletonList("x")));
    }
}
