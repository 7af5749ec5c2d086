/** A Kinesis batch with one record for each value; a text is taken as the record's data as it stands. */
export function kinesisEvent(records: Readonly<Record<string, unknown>>): unknown {
  return {
    Records: Object.entries(records).map(([sequenceNumber, record]) => ({
      kinesis: {
        kinesisSchemaVersion: '1.0',
        partitionKey: '1',
        sequenceNumber,
        data: typeof record === 'string' ? record : base64(JSON.stringify(record)),
        approximateArrivalTimestamp: 1545084650.987,
      },
      eventSource: 'aws:kinesis',
      eventID: `shardId-000000000006:${sequenceNumber}`,
      awsRegion: 'ap-northeast-1',
    })),
  };
}

export function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
