# SPDX-License-Identifier: MIT
"""usage: test_spark.py PROGRAM ARTICLES.jsonl [--fast]

Two workers give the records of one process, also when a process of extract or a worker is killed."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

os.environ["PYSPARK_PYTHON"] = sys.executable
os.environ["PYTHONPATH"] = str(Path(__file__).resolve().parent)  # of the workers
from claimline_spark import run  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402


def records_of(folder):
    return sorted(row.record for row in spark.read.parquet(f"{folder}/records").collect())


def kill_one(program, of_worker, killed):
    """Kills the first claimline that is seen at work, or the worker of Spark that started it, by its number."""
    for _ in range(4000):
        found = subprocess.run(["pgrep", "-f", f"^{program} extract -q -j 1 .*-$"], capture_output=True, text=True).stdout
        if found:
            number = found.split()[0]
            if of_worker:
                number = subprocess.run(["ps", "-o", "ppid=", "-p", number], capture_output=True, text=True).stdout
            killed.append(int(number))
            os.kill(killed[0], signal.SIGKILL)
            return
        time.sleep(0.005)


program, articles, fast = os.path.abspath(sys.argv[1]), sys.argv[2], "--fast" in sys.argv[3:]
one = subprocess.run([program, "extract", "-q", "-j", "1", *(["--fast"] if fast else []), articles], capture_output=True, text=True).stdout
wanted = sorted(one.splitlines())
# local[2, 4]: two workers, and a task may be tried four times
spark = SparkSession.builder.master("local[2, 4]").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("OFF")
with tempfile.TemporaryDirectory() as scratch:
    run(spark, articles, f"{scratch}/plain", program, 8, fast)
    assert records_of(f"{scratch}/plain") == wanted and wanted, "two workers: other records"
    print(f"ok 1 - two workers give the {len(wanted)} records of one process")
    for number, what in ((2, "process"), (3, "worker")):
        killed = []
        killer = threading.Thread(target=kill_one, args=(program, what == "worker", killed))
        killer.start()
        run(spark, articles, f"{scratch}/killed", program, 8, fast)
        killer.join()
        assert killed and records_of(f"{scratch}/killed") == wanted, f"one {what} killed: other records"
        print(f"ok {number} - so they do when a {what} is killed in between")
    pairs = spark.read.csv(f"{scratch}/killed/pairs", header=True).collect()
    accusations = sum(json.loads(line)["kind"] == "accusation" for line in wanted)
    assert sum(int(row.accusations) for row in pairs) == accusations
    assert spark.read.csv(f"{scratch}/killed/accusations", header=True).count() == accusations
    assert list(Path(f"{scratch}/killed/accusations").glob("month=*"))
    print(f"ok 4 - pairs and months add up to the {accusations} accusations")
    spark.read.json(articles).write.parquet(f"{scratch}/articles.parquet")
    run(spark, f"{scratch}/articles.parquet", f"{scratch}/parquet", program, 4, fast)
    assert records_of(f"{scratch}/parquet") == wanted
    print("ok 5 - Parquet gives the records of JSON Lines")
print("1..5")
