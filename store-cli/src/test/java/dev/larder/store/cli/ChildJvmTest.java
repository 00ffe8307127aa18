package dev.larder.store.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    @Test
    void theDefaultStoreIsMadeByTheFirstPutAndByNothingElse() throws Exception {
        Child child = Child.in(folder);
        assertThat(child.run("get", "k").code()).isEqualTo(Exit.ABSENT);
        assertThat(child.run("pop", "k").err())
                .contains("no store file:.larder")
                .hasLineCount(1);
        assertThat(child.run("keys")).returns(0, Cli.Result::code).returns("", Cli.Result::out);
        assertThat(child.run("rm", "k").code()).isZero();
        assertThat(folder).isEmptyDirectory();
        byte[] value = "föö\n".getBytes(StandardCharsets.UTF_8);
        assertThat(child.typing(value).run("put", "k").code()).isZero();
        assertThat(folder.resolve(".larder/k")).hasBinaryContent(value);
        assertThat(child.run("get", "k").bytes()).isEqualTo(value);
    }

    @Test
    void aStoreThatSomebodyNamedMustBeThereToBeRead() throws Exception {
        Child child = Child.in(folder).with("LARDER_URI", "file:named");
        Cli.Result absent = child.run("get", "k");
        assertThat(absent).returns(Exit.TROUBLE, Cli.Result::code).returns("", Cli.Result::out);
        assertThat(absent.err()).contains("is missing");
        assertThat(folder).isEmptyDirectory();
        assertThat(child.run("put", "k", "v").code()).isZero();
        assertThat(child.run("get", "k").out()).isEqualTo("v");
    }

    @Test
    void largeValuesPassInLittleMemory() throws Exception {
        long size = 96L << 20;
        Path large = folder.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(size);
            file.seek(size / 2);
            file.write(1);
        }
        Child child = Child.in(folder).java("-Xmx24m").with("LARDER_URI", "file:store?fsync=none");
        assertThat(child.run("put", "k", "-i", "large"))
                .returns("", Cli.Result::err)
                .returns(0, Cli.Result::code);
        assertThat(child.run("cp", "k", "k2").code()).isZero();
        assertThat(child.run("get", "k2", "-o", "back").code()).isZero();
        assertThat(Files.mismatch(large, folder.resolve("back"))).isEqualTo(-1);
    }

    @Test
    void aListThatNobodyReadsToItsEndEndsQuietly() throws Exception {
        for (int i = 0; i < 2_000; i++) {
            Files.createFile(folder.resolve("a-rather-long-name-of-a-key-" + i));
        }
        Cli.Result result = Child.in(folder).throughPipe("head -n 1", "keys", "--store", "file:.");
        assertThat(result.lines()).hasSize(1);
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aFolderWithADefaultStoreIsItselfAStore() throws Exception {
        Child child = Child.in(folder);
        assertThat(child.run("put", "k", "v").code()).isZero();
        Files.writeString(folder.resolve("document"), "text");
        assertThat(child.run("mirror", ".", "backup").out()).startsWith("copied ");
        assertThat(folder.resolve("backup/document")).hasContent("text");
        assertThat(folder.resolve("backup/.larder/k")).hasContent("v");
        assertThat(folder.resolve("backup/backup")).doesNotExist();
        assertThat(child.run("keys").lines()).containsExactly("k");
        assertThat(child.run("mirror", "file:.larder", ".").code()).isZero();
        assertThat(folder.resolve("k")).hasContent("v");
        assertThat(child.run("keys").lines()).containsExactly("k");
    }
}
