using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlertBot.Storage.Migrations
{
    /// <inheritdoc />
    public partial class YearOfData : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Items_FeedId_LinkKey",
                table: "Items");

            migrationBuilder.AddColumn<string>(
                name: "Corrects",
                table: "Deliveries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DeadlineId",
                table: "Alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.Sql("UPDATE \"Alerts\" SET \"DeadlineId\" = json_extract(\"Alert\", '$.Deadline')");

            migrationBuilder.CreateIndex(
                name: "IX_Items_FeedId_Published",
                table: "Items",
                columns: new[] { "FeedId", "Published" });

            migrationBuilder.CreateIndex(
                name: "IX_Items_LinkKey_FeedId",
                table: "Items",
                columns: new[] { "LinkKey", "FeedId" });

            migrationBuilder.CreateIndex(
                name: "IX_Items_Published",
                table: "Items",
                column: "Published",
                filter: "\"StoryId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_DestinationId_Done",
                table: "Deliveries",
                columns: new[] { "DestinationId", "Done" },
                filter: "\"State\" = 'Delivered'");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_DestinationId_Id",
                table: "Deliveries",
                columns: new[] { "DestinationId", "Id" },
                filter: "\"State\" = 'Dead'");

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_At",
                table: "Alerts",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_DeadlineId",
                table: "Alerts",
                column: "DeadlineId",
                filter: "\"DeadlineId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Alerts_Dossier_Id",
                table: "Alerts",
                columns: new[] { "Dossier", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Items_FeedId_Published",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_LinkKey_FeedId",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Items_Published",
                table: "Items");

            migrationBuilder.DropIndex(
                name: "IX_Deliveries_DestinationId_Done",
                table: "Deliveries");

            migrationBuilder.DropIndex(
                name: "IX_Deliveries_DestinationId_Id",
                table: "Deliveries");

            migrationBuilder.DropIndex(
                name: "IX_Alerts_At",
                table: "Alerts");

            migrationBuilder.DropIndex(
                name: "IX_Alerts_DeadlineId",
                table: "Alerts");

            migrationBuilder.DropIndex(
                name: "IX_Alerts_Dossier_Id",
                table: "Alerts");

            migrationBuilder.DropColumn(
                name: "Corrects",
                table: "Deliveries");

            migrationBuilder.DropColumn(
                name: "DeadlineId",
                table: "Alerts");

            migrationBuilder.CreateIndex(
                name: "IX_Items_FeedId_LinkKey",
                table: "Items",
                columns: new[] { "FeedId", "LinkKey" });
        }
    }
}
