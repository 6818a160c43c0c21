# SPDX-License-Identifier: MIT
# Homebrew formula. The sum of the archive is filled in by the release checklist (packaging/RELEASE.md).
class Claimline < Formula
  desc "Who accused whom, of what, when, on whose word"
  homepage "https://example.org/claimline"
  url "https://example.org/claimline/claimline-0.1.0.tar.xz"
  sha256 "0000000000000000000000000000000000000000000000000000000000000000"
  license all_of: ["MIT", "CC-BY-SA-4.0"]

  depends_on "meson" => :build
  depends_on "ninja" => :build
  depends_on "pkgconf" => :build
  depends_on "cairo"
  depends_on "graphviz"
  depends_on "gumbo-parser"
  depends_on "libxlsxwriter"
  depends_on "jansson"
  depends_on "libcsv"
  depends_on "pango"
  depends_on "utf8proc"

  def install
    system "meson", "setup", "build", "-Dtests=false", *std_meson_args
    system "meson", "compile", "-C", "build", "--verbose"
    system "meson", "install", "-C", "build"
  end

  test do
    (testpath/"events.csv").write <<~CSV
      date,kind,actor,target,charge,source
      2024-03-03,accusation,Norway,Sweden,spied on its navy,Post
    CSV
    assert_match "Norway", shell_output("#{bin}/claimline table events.csv")
    (testpath/"note.jsonl").write '{"id":"a","published":"2024-03-04","text":"Norway accused Sweden of spying."}'
    assert_match '"kind":"accusation"', shell_output("#{bin}/claimline extract note.jsonl")
  end
end
