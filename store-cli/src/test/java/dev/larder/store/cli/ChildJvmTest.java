package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: its streams, its environment, its exit code. */
class ChildJvmTest {
    @TempDir
    Path folder;

    @Test
    void exitCodeStreamsAndEnvironmentAreThoseOfTheProcess() throws Exception {
        Child child = Child.in(folder).with("LARDER_URI", "memory:?mode=raw");
        assertThat(child.run("get", "k")).returns(Exit.ABSENT, Cli.Result::code).returns("", Cli.Result::out);
        assertThat(child.run("nothing").code()).isEqualTo(Exit.USAGE);
        assertThat(child.typing("x".getBytes(StandardCharsets.UTF_8))
                        .run("put", "k", "-")
                        .code())
                .isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aReaderThatGoesEndsTheRunQuietly() throws Exception {
        Child child = Child.in(folder);
        Cli.Result result = child.throughPipe("head -c 10", "completion", "bash");
        assertThat(result.out()).isEqualTo("#!/usr/bin");
        assertThat(result.err()).isEmpty();
    }
}
