import os
import threading

import pytest

from disque_studio.imaging.codecs.quiet import quiet


def test_own_lines_are_dropped_and_others_arrive(capfd):
    other = threading.Thread(target=lambda: print("from another thread"))  # noqa: T201
    with quiet():
        print("from a library")  # noqa: T201
        os.write(2, b"from native code\n")
        other.start()
        other.join()
    os.write(2, b"afterwards\n")
    assert capfd.readouterr() == ("from another thread\n", "afterwards\n")


def test_native_standard_output_is_dropped_on_request(capfd):
    with quiet(native_stdout=True):
        os.write(1, b"from native code\n")
    os.write(1, b"afterwards\n")
    assert capfd.readouterr().out == "afterwards\n"


def test_streams_come_back_after_an_error(capfd):
    with pytest.raises(RuntimeError), quiet(native_stdout=True):
        raise RuntimeError
    os.write(1, b"out\n")
    os.write(2, b"err\n")
    assert capfd.readouterr() == ("out\n", "err\n")


def test_readers_in_parallel_leave_the_streams_as_they_were(capfd):
    def work():
        for _ in range(50):
            with quiet(native_stdout=True):
                os.write(2, b"noise\n")

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    os.write(2, b"err\n")
    assert capfd.readouterr() == ("", "err\n")
