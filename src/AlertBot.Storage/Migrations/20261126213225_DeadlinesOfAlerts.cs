using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlertBot.Storage.Migrations
{
    /// <inheritdoc />
    public partial class DeadlinesOfAlerts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AlertDeadlines",
                columns: table => new
                {
                    DeadlineId = table.Column<long>(type: "INTEGER", nullable: false),
                    AlertId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlertDeadlines", x => new { x.DeadlineId, x.AlertId });
                    table.ForeignKey(
                        name: "FK_AlertDeadlines_Alerts_AlertId",
                        column: x => x.AlertId,
                        principalTable: "Alerts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AlertDeadlines_AlertId",
                table: "AlertDeadlines",
                column: "AlertId");

            migrationBuilder.Sql("""
                INSERT OR IGNORE INTO "AlertDeadlines" ("DeadlineId", "AlertId")
                SELECT json_extract(d.value, '$.Id'), a."Id" FROM "Alerts" a, json_each(a."Alert", '$.Content.Deadlines') d
                """);

            migrationBuilder.DropIndex(
                name: "IX_Alerts_DeadlineId",
                table: "Alerts");

            // Without making the table anew, as a dropped column otherwise is on SQLite: deliveries refer to it.
            migrationBuilder.Sql("ALTER TABLE \"Alerts\" DROP COLUMN \"DeadlineId\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AlertDeadlines");

            migrationBuilder.AddColumn<long>(
                name: "DeadlineId",
                table: "Alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_DeadlineId",
                table: "Alerts",
                column: "DeadlineId",
                filter: "\"DeadlineId\" IS NOT NULL");
        }
    }
}
