package dev.larder.serde;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Classes of an application. */
final class Shop {
    private Shop() {}

    enum Color {
        RED,
        GREEN {
            @Override
            public String toString() {
                return "green";
            }
        }
    }

    record Item(String name, BigDecimal price) {}

    record Cart(List<Item> items, Optional<String> note, Color color) {}

    record Measure(double value) {}

    record Unit() {}

    static class Bean {
        private String name = "";
        private int size;

        Bean() {}

        Bean(String name, int size) {
            this.name = name;
            this.size = size;
        }

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public int getSize() {
            return size;
        }

        public void setSize(int size) {
            this.size = size;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bean bean && bean.name.equals(name) && bean.size == size;
        }

        @Override
        public int hashCode() {
            return Objects.hash(name, size);
        }
    }

    /** No model: its state is hidden. */
    static final class Gauge {
        private final int level;

        Gauge(int level) {
            this.level = level;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Gauge gauge && gauge.level == level;
        }

        @Override
        public int hashCode() {
            return level;
        }
    }
}
