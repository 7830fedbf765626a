# A stage's manifest as info.json of a PrairieLearn question. $image: the image to grade in; $hash: of the
# question's name, for a UUID that is the same whenever it is made.
{
  uuid: ($hash | "\(.[:8])-\(.[8:12])-5\(.[13:16])-a\(.[17:20])-\(.[20:32])"),
  title,
  topic: "Optimization",
  tags: ["C"],
  type: "v3",
  singleVariant: true,
  gradingMethod: "External",
  externalGradingOptions: {
    enabled: true,
    image: $image,
    serverFilesCourse: ["descent/"],
    entrypoint: ["/grade/serverFilesCourse/descent/run.sh", .id],
    timeout: 300
  }
}
