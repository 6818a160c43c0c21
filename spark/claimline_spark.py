#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""claimline over more articles than one machine reads: a PySpark job.

    spark-submit spark/claimline_spark.py ARTICLES OUT [--claimline PROGRAM] [--partitions N] [--fast]

ARTICLES are JSON Lines or Parquet with id, published, publisher, title, url, text. Each partition goes through one
`claimline extract -`, a line at a time, so memory is bounded whatever the size of a partition; a broken article costs
itself only. OUT gets records/ (Parquet: event and the record as JSON), same_event/ (events of one key: who, whom, what,
when), pairs/ (how often who accused whom) and accusations/month=YYYY-MM/ (CSV).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import threading
from typing import Iterator

from pyspark.sql import DataFrame, Row, SparkSession
from pyspark.sql import functions as f
from pyspark.sql import types as t

FIELDS = ("id", "published", "publisher", "title", "url", "text")
RECORD = t.StructType([t.StructField(name, t.StringType()) for name in (
    "event", "kind", "date", "accuser", "accused", "charge_types", "charge", "source")] + [
    t.StructField("confidence", t.DoubleType()), t.StructField("record", t.StringType())])


def article_line(row: Row) -> bytes:
    """An article as claimline reads it."""
    known = {name: row[name] for name in FIELDS if name in row and row[name] is not None}
    return json.dumps(known, ensure_ascii=False).encode() + b"\n"


def to_row(line: bytes) -> Row:
    """A record of `extract`, with what Spark SQL asks for beside it. Parties are parted by |, as in our tables."""
    record = json.loads(line)
    charge = record.get("charge") or {}
    names = ["|".join(party["name"] for party in record[side]) for side in ("actors", "targets")]
    return Row(event=record["id"], kind=record["kind"], date=record["date"], accuser=names[0], accused=names[1],
               charge_types="|".join(charge.get("types", [])), charge=charge.get("text", ""),
               source=record["sources"][0]["source"], confidence=float(record["confidence"]),
               record=line.decode().rstrip("\n"))


def extract(command: list[str], rows: Iterator[Row]) -> Iterator[Row]:
    """Records of a partition, in its order, from one process. Status 1 tells of articles that were left out."""
    process = subprocess.Popen([*command, "-"], stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    failed: list[BaseException] = []

    def feed() -> None:
        try:
            with process.stdin as to:
                for row in rows:
                    to.write(article_line(row))
        except BaseException as why:  # told by the thread that reads
            failed.append(why)

    feeder = threading.Thread(target=feed, daemon=True)
    feeder.start()
    try:
        for line in process.stdout:
            yield to_row(line)
        feeder.join()
        status = process.wait()
        if status > 1 or status < 0 or failed:
            raise RuntimeError(f"claimline extract ended with status {status}: {failed}")
    finally:
        process.kill()
        process.wait()


def read_articles(spark: SparkSession, path: str) -> DataFrame:
    if ".parquet" in path:
        return spark.read.parquet(path)
    return spark.read.schema(t.StructType([t.StructField(name, t.StringType()) for name in FIELDS])).json(path)


def write_results(spark: SparkSession, records: DataFrame, out: str) -> None:
    records.createOrReplaceTempView("records")
    # The day and the charge are those of the words; who and whom are told by their names.
    spark.sql("""SELECT sha2(concat_ws('\\u001f', kind, accuser, accused, charge_types, date), 256) AS same_event,
                        sort_array(collect_set(event)) AS events, count(DISTINCT source) AS sources
                 FROM records GROUP BY 1 ORDER BY 1""").write.mode("overwrite").parquet(f"{out}/same_event")
    spark.sql("""SELECT accuser, accused, count(*) AS accusations FROM records
                 WHERE kind = 'accusation' GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2""").coalesce(1).write.mode(
        "overwrite").csv(f"{out}/pairs", header=True)
    accusations = records.where("kind = 'accusation'").drop("record").withColumn(
        "month", f.regexp_extract("date", r"(-?\d{4}-\d{2})", 1))
    accusations.orderBy("date", "event").write.mode("overwrite").partitionBy("month").csv(
        f"{out}/accusations", header=True, escape='"')


def run(spark: SparkSession, articles: str, out: str, program: str, partitions: int, fast: bool = False) -> None:
    command = [program, "extract", "-q", "-j", "1", *(["--fast"] if fast else [])]
    rows = read_articles(spark, articles)
    if partitions > 0:
        rows = rows.repartition(partitions)
    found = rows.rdd.mapPartitions(lambda part: extract(command, part))
    spark.createDataFrame(found, RECORD).write.mode("overwrite").parquet(f"{out}/records")
    write_results(spark, spark.read.parquet(f"{out}/records"), out)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles")
    options.add_argument("out")
    options.add_argument("--claimline", default="claimline", help="the program, as the workers find it")
    options.add_argument("--partitions", type=int, default=0, help="0 = as they come")
    options.add_argument("--fast", action="store_true", help="without the second reader")
    given = options.parse_args()
    spark = SparkSession.builder.appName("claimline").getOrCreate()
    run(spark, given.articles, given.out, given.claimline, given.partitions, given.fast)


if __name__ == "__main__":
    main()
