package dev.larder.serde.internal.json;

import static java.util.Objects.requireNonNull;

import dev.larder.serde.internal.model.JdkTexts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.introspect.AnnotatedMember;

/** A class made of one decimal number is made of its text too: Jackson gives such a creator numbers only. */
final class DecimalMakers extends ValueInstantiators.Base {
    private static final JdkTexts TEXTS = requireNonNull(JdkTexts.of(BigDecimal.class));

    @Override
    public ValueInstantiator modifyValueInstantiator(
            DeserializationConfig config, BeanDescription.Supplier bean, ValueInstantiator maker) {
        return maker.canCreateFromBigDecimal() && (!maker.canCreateFromString() || isDecimal(bean))
                ? new OfText(maker)
                : maker;
    }

    /** {@return whether it is written as a decimal number, so that its text is not the one another creator takes} */
    private static boolean isDecimal(BeanDescription.Supplier bean) {
        AnnotatedMember value = bean.get().findJsonValueAccessor();
        return value != null && value.getRawType() == BigDecimal.class;
    }

    private static final class OfText extends ValueInstantiator.Delegating {
        OfText(ValueInstantiator maker) {
            super(maker);
        }

        @Override
        protected ValueInstantiator delegate() {
            return _delegate;
        }

        @Override
        public ValueInstantiator createContextual(DeserializationContext context, BeanDescription.Supplier bean) {
            ValueInstantiator maker = _delegate.createContextual(context, bean);
            return maker == _delegate ? this : new OfText(maker);
        }

        @Override
        public boolean canCreateFromString() {
            return true;
        }

        @Override
        public @Nullable Object createFromString(DeserializationContext context, String text) {
            return TEXTS.read(text) instanceof BigDecimal decimal
                    ? _delegate.createFromBigDecimal(context, decimal)
                    : _delegate.createFromString(context, text);
        }
    }
}
